"""Measuring: widths of text, columns, rows, and tables that do not fit."""

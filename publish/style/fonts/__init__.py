"""Fonts: files, faces, coverage, fallback and subsets."""

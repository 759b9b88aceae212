"""WordprocessingML as it takes effect: styles, numbering, fields, relations."""

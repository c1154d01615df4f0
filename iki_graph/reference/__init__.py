"""Reference data as plain loaded data: regions, regulations, words of the field."""

"""Tests of what people enter."""

"""Tests of the work on many sources."""

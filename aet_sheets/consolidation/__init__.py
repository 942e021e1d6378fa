"""Consolidation: which returns count, who is who, and one dataset that remembers its sources."""

"""What enters and leaves: imports, reports, exports."""

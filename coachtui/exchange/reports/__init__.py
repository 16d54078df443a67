"""What can leave the vault: the teacher's copy and the activity report, as text, Markdown or HTML."""

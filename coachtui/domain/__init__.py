"""What a coach knows: words, records, the note grammar, readings. Pure; imports nothing else of ours."""

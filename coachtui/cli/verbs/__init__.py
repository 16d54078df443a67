"""The verbs of the shell, a module each: `ABOUT`, `EXAMPLES`, `arguments(parser)` and `run(asked) -> exit code`."""

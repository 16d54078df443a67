"""What she sees: app, screens, dialogs, widgets."""

"""The dialogs, a module each; `opening` holds the method of each action that opens one."""

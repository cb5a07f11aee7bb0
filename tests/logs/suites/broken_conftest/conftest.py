import plugin.hidden

"""Whole orders, as a weaver gives them. These say what must hold and are never adapted."""

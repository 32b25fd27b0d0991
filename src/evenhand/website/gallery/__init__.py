"""The gallery of components, for whoever builds or reviews a page."""

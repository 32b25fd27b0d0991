"""What editors must look at: pages that are due, links that lead nowhere, words that are hard or spelt otherwise."""

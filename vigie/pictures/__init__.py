"""Pictures beside a text: checked, freed of what nobody should know, made in the sizes of pages."""

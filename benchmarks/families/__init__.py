"""How well similar recommendations are told: pairs judged by hand, the model's weights, and what they reach."""

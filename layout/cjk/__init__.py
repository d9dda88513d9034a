"""Knowledge of Chinese, Japanese and Korean text: tables, each row with its source."""

/**
 * Keys to encrypted books that cost nothing to try: what follows `raw:` SQLite3 Multiple Ciphers takes as the key itself, where
 * of words Argon2id makes it in 46 MiB. For tests of what a key opens; what is typed by people is tried with words.
 */
export const quickKey = 'raw:5a0d7c31e84b96f2105fc8a97be3642d8e19f05b27c4d6a3380e7b92c1fd4a65';
export const anotherQuickKey = 'raw:c3981f6ea5d02b7409e7f41c86ba5d3072f98c1e640bd3a75e2c97f8014db6a9';

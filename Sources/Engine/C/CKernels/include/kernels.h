int k_placeholder(void);

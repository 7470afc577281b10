package org.walletsuite.voucher.voucher;

import java.math.BigDecimal;

/** What is in a user's wallet of this family. */
record WalletBalance(BigDecimal balance, String currency) {}

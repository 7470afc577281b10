package org.walletsuite.wallet;

import org.walletsuite.platform.testing.ServiceContract;

class WalletServiceTest extends ServiceContract {}

package org.walletsuite.payment;

import org.walletsuite.platform.testing.AttackContract;

class PaymentServiceTest extends AttackContract {}

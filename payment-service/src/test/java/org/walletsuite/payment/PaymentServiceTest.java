package org.walletsuite.payment;

import org.walletsuite.platform.testing.ServiceContract;

class PaymentServiceTest extends ServiceContract {}

package org.walletsuite.architecture.planted.names;

class PaymentManager {}

package org.walletsuite.house.planted.names;

class PaymentManager {}

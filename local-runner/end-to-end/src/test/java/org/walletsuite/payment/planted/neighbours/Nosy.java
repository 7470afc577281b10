package org.walletsuite.payment.planted.neighbours;

public class Nosy {

    public Class<?> neighbour() {
        return org.walletsuite.voucher.planted.neighbours.Nosy.class;
    }
}

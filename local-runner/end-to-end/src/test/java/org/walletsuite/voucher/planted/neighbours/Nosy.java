package org.walletsuite.voucher.planted.neighbours;

public class Nosy {

    public Class<?> neighbour() {
        return org.walletsuite.withdrawal.planted.neighbours.Nosy.class;
    }
}

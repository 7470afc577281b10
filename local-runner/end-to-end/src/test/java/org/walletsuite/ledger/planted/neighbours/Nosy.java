package org.walletsuite.ledger.planted.neighbours;

public class Nosy {

    public Class<?> neighbour() {
        return org.walletsuite.payment.planted.neighbours.Nosy.class;
    }
}

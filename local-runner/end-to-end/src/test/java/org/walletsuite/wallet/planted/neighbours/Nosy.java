package org.walletsuite.wallet.planted.neighbours;

public class Nosy {

    public Class<?> neighbour() {
        return org.walletsuite.ledger.planted.neighbours.Nosy.class;
    }
}

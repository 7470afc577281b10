package org.walletsuite.gateway.planted.neighbours;

public class Nosy {

    public Class<?> neighbour() {
        return org.walletsuite.wallet.planted.neighbours.Nosy.class;
    }
}

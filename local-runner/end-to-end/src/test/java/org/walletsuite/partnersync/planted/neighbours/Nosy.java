package org.walletsuite.partnersync.planted.neighbours;

public class Nosy {

    public Class<?> neighbour() {
        return org.walletsuite.gateway.planted.neighbours.Nosy.class;
    }
}

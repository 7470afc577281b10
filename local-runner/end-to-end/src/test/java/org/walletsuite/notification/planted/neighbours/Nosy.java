package org.walletsuite.notification.planted.neighbours;

public class Nosy {

    public Class<?> neighbour() {
        return org.walletsuite.partnersync.planted.neighbours.Nosy.class;
    }
}

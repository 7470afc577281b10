package org.walletsuite.notification.planted.neighbours;

public class DependsOnNeighbour {

    public Class<?> neighbour() {
        return org.walletsuite.partnersync.planted.neighbours.DependsOnNeighbour.class;
    }
}

package org.walletsuite.partnersync.planted.neighbours;

public class DependsOnNeighbour {

    public Class<?> neighbour() {
        return org.walletsuite.gateway.planted.neighbours.DependsOnNeighbour.class;
    }
}

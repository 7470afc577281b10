package org.walletsuite.withdrawal.planted.neighbours;

public class DependsOnNeighbour {

    public Class<?> neighbour() {
        return org.walletsuite.notification.planted.neighbours.DependsOnNeighbour.class;
    }
}

package org.walletsuite.platform.planted.platform;

import org.walletsuite.wallet.planted.neighbours.Nosy;

class Partial {

    Class<?> favourite() {
        return Nosy.class;
    }
}

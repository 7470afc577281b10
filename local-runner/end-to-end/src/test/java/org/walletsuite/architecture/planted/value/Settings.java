package org.walletsuite.architecture.planted.value;

import org.springframework.beans.factory.annotation.Value;

class Settings {

    final String name;

    Settings(@Value("${name}") String name) {
        this.name = name;
    }
}

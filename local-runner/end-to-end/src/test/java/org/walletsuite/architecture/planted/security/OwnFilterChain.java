package org.walletsuite.architecture.planted.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

class OwnFilterChain {

    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.build();
    }
}

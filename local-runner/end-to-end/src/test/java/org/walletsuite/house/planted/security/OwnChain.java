package org.walletsuite.house.planted.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

class OwnChain {

    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.build();
    }
}

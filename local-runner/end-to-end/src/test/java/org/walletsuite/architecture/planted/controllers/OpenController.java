package org.walletsuite.architecture.planted.controllers;

import org.springframework.web.bind.annotation.RestController;

@RestController
public class OpenController {}

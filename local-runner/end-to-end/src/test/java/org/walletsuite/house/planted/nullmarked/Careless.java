package org.walletsuite.house.planted.nullmarked;

class Careless {}

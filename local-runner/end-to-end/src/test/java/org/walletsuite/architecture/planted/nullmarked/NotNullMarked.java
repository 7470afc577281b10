package org.walletsuite.architecture.planted.nullmarked;

class NotNullMarked {}

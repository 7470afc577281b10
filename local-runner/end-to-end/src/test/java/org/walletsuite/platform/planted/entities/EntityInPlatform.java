package org.walletsuite.platform.planted.entities;

import jakarta.persistence.Entity;

@Entity
class EntityInPlatform {}

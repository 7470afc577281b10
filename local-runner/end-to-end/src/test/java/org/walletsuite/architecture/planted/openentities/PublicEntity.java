package org.walletsuite.architecture.planted.openentities;

import jakarta.persistence.Entity;

@Entity
public class PublicEntity {}

package org.walletsuite.house.planted.openentities;

import jakarta.persistence.Entity;

@Entity
public class OpenRow {}

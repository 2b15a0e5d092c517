/** Many boxes on many hosts: plans as array jobs of Slurm, each run exactly once, whatever host dies. */
@NullMarked
package org.boxsoak.lab;

import org.jspecify.annotations.NullMarked;

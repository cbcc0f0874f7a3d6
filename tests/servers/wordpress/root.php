<?php
/* Read before everything: WordPress's own files are links, and its root is where the links are. */
define( 'ABSPATH', getenv( 'WP_ROOT' ) . '/' );
$_SERVER['HTTP_HOST'] ??= preg_replace( '#^http://#', '', getenv( 'WP_ADDRESS' ) );

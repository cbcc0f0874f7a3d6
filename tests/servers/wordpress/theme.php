<?php /* A theme with nothing but the texts. */ ?><!doctype html>
<html <?php language_attributes(); ?>>
<head><meta charset="<?php bloginfo( 'charset' ); ?>"><title><?php wp_title( '' ); ?></title><?php wp_head(); ?></head>
<body>
<?php while ( have_posts() ) : the_post(); ?>
<article data-slug="<?php echo $post->post_name; ?>" data-picture="<?php the_post_thumbnail_url( 'full' ); ?>"
	data-lists="<?php echo esc_attr( implode( ' ', wp_get_object_terms( $post->ID, array( 'category', 'post_tag' ), array( 'fields' => 'slugs' ) ) ) ); ?>">
<p class="when"><a href="<?php the_permalink(); ?>"><?php echo get_the_date( 'c' ); ?></a></p>
<h1><?php the_title(); ?></h1><?php the_content(); ?></article>
<?php endwhile; ?>
<?php wp_footer(); ?>
</body>
</html>
